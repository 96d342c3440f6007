"""What the end-to-end tests share: the real programs, the wire, and the places they run in.

Beyond Python's standard library only cryptography is used, for TLS records made by hand. Every wait
has a limit and waits for something that happens (an answer, a closed socket, a notification), never
for time to pass.
"""
