using System.Collections.Frozen;

namespace ClientProcess.Service.Signs;

/// <summary>
/// The signs by which a case is stuck: nothing will move it without somebody acting. Each is one query over the tables, the same for both databases, and
/// yields what is stuck, since when, and whom or what the sentence about it speaks of.
/// </summary>
internal static class StuckSigns
{
    /// <summary>The parameters that every query may use; those of the limits follow after them.</summary>
    public const int Now = 0, NobodyHolds = 1, Untouched = 2, HandoffUnanswered = 3, PartnerSilent = 4, Paused = 5, WaitsWithoutEnd = 6, Parameters = 7;

    /// <summary>A row: case_id, no, task_no, team, holder, since, first, second.</summary>
    public static readonly FrozenDictionary<string, string> Queries = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // Work or a choice in a queue that nobody took; what is still on offer between teams is a handoff unanswered.
        ["nobody-holds"] = $"""
            SELECT t.case_id, t.no, t.no AS task_no, t.team, CAST(NULL AS text) AS holder, t.offered_at AS since, t.name AS first, t.team AS second
            FROM tasks t JOIN cases c ON c.id = t.case_id LEFT JOIN limits l ON l.team = t.team
            WHERE t.status = 'open' AND t.holder IS NULL AND t.kind <> 'wait' AND NOT t.attached AND t.responsible = t.team AND NOT c.paused
            AND t.offered_at <= COALESCE(l.nobody_holds, @{NobodyHolds})
            """,

        // Somebody has it, and did nothing in the case nor put it off until later.
        ["untouched"] = $"""
            SELECT t.case_id, t.no, t.no AS task_no, t.team, t.holder, COALESCE(t.touched_at, t.claimed_at) AS since, t.name AS first, t.holder AS second
            FROM tasks t JOIN cases c ON c.id = t.case_id LEFT JOIN limits l ON l.team = t.team
            WHERE t.status = 'open' AND t.holder IS NOT NULL AND NOT c.paused AND (t.follow_up_at IS NULL OR t.follow_up_at <= COALESCE(l.untouched, @{Untouched}))
            AND COALESCE(t.touched_at, t.claimed_at) <= COALESCE(l.untouched, @{Untouched})
            """,

        // Somebody has it who is away, or who is not known here any more.
        ["holder-absent"] = $"""
            SELECT t.case_id, t.no, t.no AS task_no, t.team, t.holder, CASE WHEN a.from_at > t.claimed_at THEN a.from_at ELSE t.claimed_at END AS since, t.name AS first, t.holder AS second
            FROM tasks t JOIN cases c ON c.id = t.case_id LEFT JOIN people p ON p.id = t.holder
            LEFT JOIN absences a ON a.person = t.holder AND a.from_at <= @{Now} AND (a.until_at IS NULL OR a.until_at > @{Now})
            AND NOT EXISTS (SELECT 1 FROM absences b WHERE b.person = a.person AND b.from_at <= @{Now} AND (b.until_at IS NULL OR b.until_at > @{Now})
                AND (b.from_at < a.from_at OR (b.from_at = a.from_at AND b.id < a.id)))
            WHERE t.status = 'open' AND t.holder IS NOT NULL AND NOT c.paused AND (a.id IS NOT NULL OR p.id IS NULL OR p.roles = '')
            """,

        ["handoff-unanswered"] = $"""
            SELECT h.case_id, h.no, h.task_no, h.to_team AS team, CAST(NULL AS text) AS holder, h.offered_at AS since, h.from_team AS first, h.to_team AS second
            FROM handoffs h JOIN cases c ON c.id = h.case_id LEFT JOIN limits l ON l.team = h.to_team
            WHERE h.status = 'offered' AND h.task_no > 0 AND NOT c.paused AND h.offered_at <= COALESCE(l.handoff_unanswered, @{HandoffUnanswered})
            """,

        // A chain partner: later than its clock, or without a clock for too long. The team that asked is told.
        ["partner-silent"] = $"""
            SELECT h.case_id, h.no, CAST(NULL AS integer) AS task_no, h.from_team AS team, CAST(NULL AS text) AS holder, COALESCE(k.due_at, h.offered_at) AS since, h.to_team AS first, h.name AS second
            FROM handoffs h JOIN cases c ON c.id = h.case_id LEFT JOIN limits l ON l.team = h.from_team
            LEFT JOIN clocks k ON k.case_id = h.case_id AND k.handoff_no = h.no AND k.verdict IS NULL AND k.clock = 'completion'
            WHERE h.task_no = 0 AND h.status IN ('offered', 'accepted') AND c.status = 'open' AND NOT c.paused
            AND CASE WHEN k.no IS NULL THEN h.offered_at <= COALESCE(l.partner_silent, @{PartnerSilent}) ELSE k.paused IS NULL AND k.due_at <= @{Now} END
            """,

        ["paused-without-wake-up"] = $"""
            SELECT c.id AS case_id, 0 AS no, CAST(NULL AS integer) AS task_no, c.owner_team AS team, c.owner_person AS holder, c.paused_at AS since, c.paused_by AS first, c.owner_person AS second
            FROM cases c LEFT JOIN limits l ON l.team = c.owner_team
            WHERE c.status = 'open' AND c.paused AND c.paused_until IS NULL AND c.paused_at <= COALESCE(l.paused, @{Paused})
            """,

        // A-B-A twice, and no work was done since it came back.
        ["bounced-twice"] = """
            SELECT c.id AS case_id, 0 AS no, CAST(NULL AS integer) AS task_no, c.owner_team AS team, c.owner_person AS holder, c.bounced_at AS since, CAST(c.bounces AS text) AS first, c.owner_person AS second
            FROM cases c
            WHERE c.status = 'open' AND c.bounces >= 2 AND c.bounced_at IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.case_id = c.id AND t.status = 'completed' AND t.closed_at > c.bounced_at)
            """,

        // The first promise of the case that was broken, while nobody has done anything since.
        ["breached-untouched"] = $"""
            SELECT k.case_id, 0 AS no, k.task_no, COALESCE(k.team, c.owner_team) AS team, c.owner_person AS holder, k.due_at AS since, k.agreement AS first, k.clock AS second
            FROM clocks k JOIN cases c ON c.id = k.case_id
            WHERE k.verdict IS NULL AND k.paused IS NULL AND k.due_at <= @{Now} AND c.status = 'open' AND NOT c.paused AND COALESCE(c.acted_at, c.opened_at) < k.due_at
            AND NOT EXISTS (SELECT 1 FROM clocks e WHERE e.case_id = k.case_id AND e.verdict IS NULL AND e.paused IS NULL AND (e.due_at < k.due_at OR (e.due_at = k.due_at AND e.no < k.no)))
            """,

        ["client-asked-again"] = """
            SELECT c.id AS case_id, 0 AS no, CAST(NULL AS integer) AS task_no, c.owner_team AS team, c.owner_person AS holder, c.asked_at AS since, c.asked_by AS first, c.owner_person AS second
            FROM cases c WHERE c.status = 'open' AND c.asked_at IS NOT NULL
            """,

        ["incident"] = """
            SELECT c.id AS case_id, 0 AS no, CAST(NULL AS integer) AS task_no, c.owner_team AS team, c.owner_person AS holder, COALESCE(c.incident_at, c.opened_at) AS since,
            c.process AS first, c.owner_person AS second
            FROM cases c WHERE c.status = 'open' AND c.has_incident
            """,

        // What had to leave the case could not be brought, and is not tried any more.
        ["undelivered"] = """
            SELECT c.id AS case_id, 0 AS no, CAST(NULL AS integer) AS task_no, c.owner_team AS team, c.owner_person AS holder, MIN(o.created_at) AS since,
            CAST(COUNT(*) AS text) AS first, c.owner_person AS second
            FROM outbox o JOIN cases c ON c.id = o.case_id WHERE o.given_up AND o.done_at IS NULL AND c.status = 'open' GROUP BY c.id, c.owner_team, c.owner_person
            """,

        // It awaits something from outside: no deadline, no promise, no partner, no work. Nobody would ever notice.
        ["waits-without-end"] = $"""
            SELECT c.id AS case_id, 0 AS no, CAST(NULL AS integer) AS task_no, c.owner_team AS team, c.owner_person AS holder, COALESCE(c.moved_at, c.opened_at) AS since,
            c.process AS first, c.owner_person AS second
            FROM cases c LEFT JOIN limits l ON l.team = c.owner_team
            WHERE c.status = 'open' AND NOT c.paused AND NOT c.has_incident AND c.next_wake IS NULL AND COALESCE(c.moved_at, c.opened_at) <= COALESCE(l.waits_without_end, @{WaitsWithoutEnd})
            AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.case_id = c.id AND t.status = 'open' AND t.kind <> 'wait')
            AND NOT EXISTS (SELECT 1 FROM handoffs h WHERE h.case_id = c.id AND h.task_no = 0 AND h.status IN ('offered', 'accepted'))
            """,

        // One row a team: its case that waits longest. Which teams are empty is reckoned from who works when, and given.
        ["team-empty"] = """
            SELECT t.case_id, 0 AS no, t.no AS task_no, t.team, CAST(NULL AS text) AS holder, t.offered_at AS since, t.team AS first, t.name AS second
            FROM tasks t JOIN empty_teams e ON e.team = t.team
            WHERE t.status = 'open' AND NOT t.attached AND NOT EXISTS (SELECT 1 FROM tasks o WHERE o.team = t.team AND o.status = 'open' AND NOT o.attached
                AND (o.offered_at < t.offered_at OR (o.offered_at = t.offered_at AND (o.case_id < t.case_id OR (o.case_id = t.case_id AND o.no < t.no)))))
            """,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
