import { DataTerms } from '#domain/exchange/public-setting/public-setting.ts';
import * as settings from '#domain/exchange/public-setting/public-setting.server.ts';
import {
	isSubjectKind,
	publicityStates,
	PublicityBatch,
	subjectKinds,
} from '#domain/exchange/publicity/publicity.ts';
import * as publicity from '#domain/exchange/publicity/publicity.server.ts';
import * as positions from '#domain/organisation/position/position.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { tableState } from '#ui/table/table-state.ts';

const spec = { filters: ['kind', 'state', 'q'], size: 50 };

export const load = async ({ locals: { actor }, url }) => {
	const table = tableState(url, spec);
	const { kind = '', state = '', q = '' } = table.filters;
	const all = await publicity.list(actor, subjectKinds);
	const words = q.toLocaleLowerCase('fi');
	const found = all.filter(
		(item) =>
			(isSubjectKind(kind) ? item.kind === kind : item.kind !== 'need') &&
			(state === '' || item.state === state) &&
			`${item.title} ${item.of}`.toLocaleLowerCase('fi').includes(words),
	);
	return {
		table,
		items: found.slice(table.offset, table.offset + table.size),
		total: found.length,
		counts: subjectKinds.map((one) => ({
			kind: one,
			...Object.fromEntries(
				publicityStates.map((each) => [
					each,
					all.filter((item) => item.kind === one && item.state === each).length,
				]),
			),
		})) as { kind: (typeof subjectKinds)[number]; draft: number; approved: number; public: number }[],
		mayPublish: actor.may('publicity.publish'),
		setting: await settings.get(actor),
		positions: (await positions.list(actor)).map(({ id, title }) => ({ value: id, label: title })),
	};
};

export const actions = {
	set: form(PublicityBatch, publicity.sayMany, {
		then(count, { cookies, url }) {
			setFlash(cookies, { key: 'visible.setMany', values: { count } });
			return `${url.pathname}${url.search.replace(/[?&]\/set=?/, '?').replace(/^\?&?/, '?')}`;
		},
	}),
	terms: form(DataTerms, settings.setTerms, {
		then(_, { cookies, url }) {
			setFlash(cookies, { key: 'common.saved' });
			return url.pathname;
		},
	}),
};
