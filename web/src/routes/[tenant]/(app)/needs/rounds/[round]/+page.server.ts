import { byArea } from '#domain/portfolio/round/participation.ts';
import * as participation from '#domain/portfolio/round/participation.server.ts';
import { listSent } from '#domain/portfolio/round/reminder.server.ts';
import * as rounds from '#domain/portfolio/round/round.server.ts';
import { knownId } from '#platform/known-id.ts';
import { today } from '#platform/today.ts';
import { takeFlash } from '#ui/feedback/flash.ts';
import { arranged, participationTable } from './participation-table.ts';

export const load = async ({ locals, params, url, cookies }) => {
	const { actor, locale } = locals;
	const id = knownId(params.round, 'round');
	const [round, units, sent] = await Promise.all([
		rounds.get(actor, id),
		participation.list(actor, id),
		listSent(actor, id),
	]);
	const table = participationTable(url);
	const shown = arranged(units, table, locale);
	return {
		round,
		sent,
		table,
		units: shown.slice(table.offset, table.offset + table.size),
		total: shown.length,
		areas: byArea(units),
		today: today(),
		flash: takeFlash(cookies),
	};
};
