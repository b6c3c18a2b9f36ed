"""The assistant: the register for programs that speak the Model Context Protocol, such as assistants in chats.

:mod:`~camwatch.server.assistant.questions` answers, without the protocol;
:mod:`~camwatch.server.assistant.protocol` offers the answers as tools and resources.
"""
