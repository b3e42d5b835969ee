import * as v from 'valibot';
import { ColumnChoice, ReadingRun } from '#domain/strategy/reading/reading-import.ts';
import * as imports from '#domain/strategy/reading/reading-import.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { tableState } from '#ui/table/table-state.ts';

export const load = async ({ locals: { actor }, params, url, cookies }) => {
	const choice = v.parse(ColumnChoice, Object.fromEntries(url.searchParams));
	const { run, columns, rows } = await imports.preview(actor, params.file, choice);
	const table = tableState(url, { size: 50, filters: ['outcome'] });
	const { outcome } = table.filters;
	const shown = rows.filter((row) => !outcome || row.outcome === outcome);
	return {
		run,
		columns,
		table,
		rows: shown.slice(table.offset, table.offset + table.size),
		total: shown.length,
		counts: {
			new: rows.filter((row) => row.outcome === 'new').length,
			known: rows.filter((row) => row.outcome === 'known').length,
			refused: rows.filter((row) => row.outcome === 'refused').length,
		},
		flash: takeFlash(cookies),
	};
};

export const actions = {
	save: form(ReadingRun, imports.save, {
		then(count, { cookies, url }) {
			setFlash(cookies, { key: 'indicator.readingsSaved', values: { count } });
			return url.pathname;
		},
	}),
	undo: form(v.pick(ReadingRun, ['id', 'version']), imports.undo, {
		then(count, { cookies, url }) {
			setFlash(cookies, { key: 'indicator.importUndone', values: { count } });
			return url.pathname;
		},
	}),
};
