"""A stand-in for OpenAI: Responses, Chat Completions and models, as strict about requests as the service itself.

`World().handle(request)` answers a call; `server.Served` puts it behind HTTP. Answers come from a script, or from a
reader by rule, and are held against the schema that was asked for; `faults` bring what goes wrong.
"""
