"""A stand-in for Slack: Web API, deliveries over HTTP and Socket Mode, and the people in its workspaces.

`World(now, seed).handle(request)` answers a call; `hand.Hand` does what a person does; `server.Served` puts both
behind HTTP and WebSocket, and `inside` lets a test go without sockets.
"""
