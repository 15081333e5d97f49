"""A stand-in for Google Cloud Vision, over HTTP and gRPC, as strict about requests as its documents are.

`World().annotate(batch)` answers a call; `rest.Served` and `channel.Served` put it behind either. Pictures are really
read, by the engine of this machine or as prepared; `faults` bring what goes wrong.
"""
