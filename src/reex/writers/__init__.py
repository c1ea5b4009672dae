"""Records to files. (stub)"""
