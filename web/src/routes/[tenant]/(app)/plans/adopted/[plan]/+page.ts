import { partsOf } from '../../[portfolio]/scenarios/[scenario]/view-parts.ts';

export const load = async ({ data }) => ({
	...data,
	parts: {
		...(await partsOf(data.solved)),
		Alarm: data.since.broken.length > 0 ? (await import('../../Alarm.svelte')).default : null,
		Allowances:
			data.solved.assumed.length > 0
				? (await import('../../[portfolio]/scenarios/[scenario]/Allowances.svelte')).default
				: null,
	},
});
