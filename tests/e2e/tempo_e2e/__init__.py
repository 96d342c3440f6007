"""What the end-to-end tests share: the real programs, the wire, and the places they run in.

Only Python's standard library is used. Every wait has a limit and waits for something that happens
(an answer, a closed socket, a notification), never for time to pass.
"""
