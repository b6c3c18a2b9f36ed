"""The assistant: the register for programs that use the Model Context Protocol, such as chat assistants.

:mod:`~camwatch.server.assistant.questions` answers, without the protocol;
:mod:`~camwatch.server.assistant.protocol` offers the answers as tools and resources.
"""
