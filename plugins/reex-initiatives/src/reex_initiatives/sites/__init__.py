"""Firms' own mines, plants and projects."""
