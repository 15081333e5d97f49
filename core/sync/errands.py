"""An errand is a lease: a calendar that is ours to push to or to pull from, until somebody else takes it over."""


class Lost(Exception):
    """The errand is somebody else's by now, or the grant is gone: nothing more may be written."""
