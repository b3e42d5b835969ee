/** Who may do what, as data. What is not listed is refused. */
export const accessRoles = [
	'administrator',
	'director',
	'coordinator',
	'rater',
	'unit_editor',
	'reader',
] as const;
export type AccessRole = (typeof accessRoles)[number];
/** A visitor has no account; a unit's link lets one say a need for that unit. */
export type Standing = AccessRole | 'visitor' | 'unit_link';

const signedIn = accessRoles;
const staff = ['administrator', 'director', 'coordinator', 'unit_editor'] as const;
const planners = ['administrator', 'coordinator', 'director'] as const;
const administrators = ['administrator'] as const;

export const permissions = {
	'public.read': [...signedIn, 'visitor', 'unit_link'],
	'home.read': signedIn,
	'account.manage': signedIn,
	'organisation.read': signedIn,
	'organisation.manage': administrators,
	'person.invite': administrators,
	'audit.read': ['administrator', 'director'],
	'mail.manage': administrators,
	'need.read': signedIn,
	'need.propose': [...staff, 'rater', 'unit_link'],
	'need.edit': planners,
	'need.triage': planners,
	'need.answer': planners,
	'need.merge': planners,
	'term.manage': planners,
	'need.import': planners,
	'round.read': signedIn,
	'round.manage': planners,
	'merger.object': [...staff, 'unit_link'],
	'commitment.read': signedIn,
	'commitment.manage': planners,
	'commitment.answer': [...staff, 'unit_link'],
	'criterion.manage': planners,
	'score.read': signedIn,
	'score.give': ['administrator', 'director', 'coordinator', 'rater'],
	'strategy.read': signedIn,
	'strategy.manage': planners,
	'strategy.publish': ['director'],
	'measure.manage': planners,
	'measure.say': signedIn,
	'indicator.manage': planners,
	'reading.add': staff,
	'strategy.adopt': ['director'],
	'year.read': signedIn,
	'year.manage': planners,
	'duty.complete': signedIn,
	'meeting.read': signedIn,
	// Seats decide: whoever holds a post of the body, or is chair or secretary of the meeting.
	'meeting.take_part': signedIn,
	'meeting.manage': planners,
	'system.read': signedIn,
	'system.manage': planners,
	// Posts decide: whoever told it and whoever answers for the system close it.
	'incident.tell': signedIn,
	'technology.read': signedIn,
	'technology.manage': planners,
	// Posts decide: whoever answers for the pilot tells its costs and its result.
	'pilot.say': signedIn,
	'review.read': signedIn,
	// Posts decide: whoever is asked, their deputies, and those who plan with a reason.
	'review.answer': signedIn,
	'review.manage': planners,
	'responsibility.read': signedIn,
	'responsibility.hand_over': planners,
	'key_task.manage': planners,
	// What one post costs is not for everybody.
	'post_case.read': planners,
	'post_case.manage': planners,
	'post_case.decide': ['director'],
	'competence.read': signedIn,
	'competence.manage': planners,
	// A person's answers are their own: only the person, and those the person names.
	'assessment.own': signedIn,
	'assessment.read_shared': signedIn,
	'plan.read': signedIn,
	'plan.prepare': planners,
	'plan.adopt': ['director'],
	'plan.publish': ['director'],
	'feedback.say': [...signedIn, 'visitor', 'unit_link'],
	'feedback.manage': planners,
	'public.manage': planners,
	'publicity.prepare': planners,
	'publicity.publish': ['director'],
} as const satisfies Record<string, readonly Standing[]>;

export type Permission = keyof typeof permissions;

export function permissionsOf(standings: readonly Standing[]): ReadonlySet<Permission> {
	const held = Object.entries(permissions).filter(([, roles]) =>
		standings.some((standing) => (roles as readonly Standing[]).includes(standing)),
	);
	return new Set(held.map(([permission]) => permission as Permission));
}
