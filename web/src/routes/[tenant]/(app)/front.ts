import type { Overview } from '#domain/governance/overview/overview.ts';

const figureKeys = ['new', 'accepted', 'planned', 'done', 'rejected'] as const;

/** The key figures of the front page, each a link to the list behind it. */
export function pace(overview: Overview) {
	return figureKeys.map((key) => ({
		key,
		value: overview.needsByState[key] ?? 0,
		path: `needs?state=${key}`,
	}));
}
