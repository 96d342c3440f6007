"""The socket of a daemon as somebody gets it who may only look."""

import socket
import threading


class ViewersSocket:
    """Carries what both sides say, and turns the owner that the daemon greets into a viewer. What
    the daemon would refuse a viewer, it is asked through this: a test looks at what is asked."""

    def __init__(self, path, daemon):
        self.daemon = daemon
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(path))
        self.listener.listen()
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                person, _ = self.listener.accept()
            except OSError:
                return
            real = socket.socket(socket.AF_UNIX)
            real.connect(str(self.daemon.socket))
            for source, target in ((person, real), (real, person)):
                threading.Thread(target=self.carry, args=(source, target), daemon=True).start()

    @staticmethod
    def carry(source, target):
        while data := source.recv(65536):
            target.sendall(data.replace(b'"role":"owner"', b'"role":"viewer"'))

    def close(self):
        self.listener.close()
