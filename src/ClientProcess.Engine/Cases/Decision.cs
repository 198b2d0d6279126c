using System.Collections.Immutable;
using System.Text.Json;

namespace ClientProcess.Engine.Cases;

/// <summary>What the rules say to a command.</summary>
public abstract record Decision;

/// <summary>Yes. No events means that what was asked is already so: twice changes nothing.</summary>
/// <param name="Events">What happened, in order.</param>
/// <param name="State">The state after those events: exactly their fold over the state before.</param>
/// <param name="Values">What was typed in or is personal: goes to erasable rows, not into the journal.</param>
public sealed record Accepted(CaseState? State, ImmutableArray<CaseEvent> Events, ImmutableArray<CaseValue> Values) : Decision;

/// <summary>No, and nothing of the case changes.</summary>
public sealed record Rejected(Rejection Rejection) : Decision;

/// <summary>One value of a case, as it was at one revision.</summary>
public sealed record CaseValue(string Key, int Revision, JsonElement Value);
