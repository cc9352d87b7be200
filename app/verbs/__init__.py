"""The program without a window: one module a verb, each with `add_arguments` and `run`.

stdout carries only the answer, stderr the sentences; exit codes are in `app.exits`.
"""
