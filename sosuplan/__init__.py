"""SOSUplan's core: the plan, the projection and the files. Nothing in here imports Qt."""

__version__ = "0.1.0"
MODEL_VERSION = "2"
