"""Records for people. (stub)"""
