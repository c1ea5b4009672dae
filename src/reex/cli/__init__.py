"""Command line. (stub)"""
