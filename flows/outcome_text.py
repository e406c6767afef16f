"""A good run in a name and in a line."""

from __future__ import annotations

from indicators.outcome import BuildOutcome


def state_name(outcome: BuildOutcome) -> str:
    """The name of the state in which a run that went well ends."""
    if outcome.nothing_new:
        return "Nothing new"
    return "Built with rejects" if outcome.rejected or outcome.corrections_failed else "Built"


def said(outcome: BuildOutcome) -> str:
    """What a run did, in one line."""
    if outcome.nothing_new:
        return f"build {outcome.build_id} is up to date"
    met = (f"{outcome.articles_new:,} articles new, {outcome.changes:,} changes", f"{len(outcome.rejected):,} files rejected")
    failed = f"; {outcome.corrections_failed:,} corrections not applied: mend them" if outcome.corrections_failed else ""
    return f"build {outcome.build_id}: {met[0]}, {met[1]}{failed}"
