"""For people who build on camwatch: Hypothesis strategies for its records, and a pytest fixture.

The fixture is ``camwatch_dataset``: the newest shipped release, opened once a session.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from camwatch.testing.strategies import partial_dates, records

__all__ = ["partial_dates", "records"]


def __getattr__(name: str) -> object:
    # pytest imports this package for the fixture, even if Hypothesis is not installed.
    if name in __all__:
        from camwatch.testing import strategies

        return getattr(strategies, name)
    raise AttributeError(f"module 'camwatch.testing' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
