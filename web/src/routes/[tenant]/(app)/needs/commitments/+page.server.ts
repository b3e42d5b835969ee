import * as lists from '#domain/portfolio/commitment/commitment-list.server.ts';
import { takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, cookies }) => ({
	lists: await lists.list(actor),
	own: actor.unitIds?.[0] && actor.may('commitment.answer') ? await ownLists(actor, actor.unitIds) : [],
	mayManage: actor.may('commitment.manage'),
	flash: takeFlash(cookies),
});

/** What waits for the answer of the units one speaks for. */
async function ownLists(actor: Parameters<typeof lists.list>[0], unitIds: readonly string[]) {
	const byUnit = await Promise.all(
		unitIds.map(async (unitId) => (await lists.listOf(actor, unitId)).map((list) => ({ ...list, unitId }))),
	);
	return byUnit.flat().filter(({ closedAt, answered, items }) => !closedAt && answered < items);
}
