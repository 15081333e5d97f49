"""A stand-in for Google: OAuth 2.0 and Calendar v3, as a world of plain data and as a server over HTTP.

`World(now, seed).handle(request)` is pure but for its clock; `server.Served` puts a world behind HTTP.
"""
