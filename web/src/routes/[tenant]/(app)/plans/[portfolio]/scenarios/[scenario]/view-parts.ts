import type { ScenarioPage } from './scenario-page.ts';

/** The part that draws the view asked for; a browser is sent no other. */
export async function partsOf(solved: ScenarioPage | null) {
	return {
		Schedule: solved?.schedule ? (await import('./Schedule.svelte')).default : null,
		LeftOut: solved?.left ? (await import('./LeftOut.svelte')).default : null,
		People: solved?.people ? (await import('./People.svelte')).default : null,
		Money: solved?.money ? (await import('./Money.svelte')).default : null,
	};
}
