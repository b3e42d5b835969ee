import {
	AssessmentDraft,
	GapChange,
	GapDraft,
	GapRepair,
} from '#domain/exchange/accessibility/accessibility.ts';
import * as accessibility from '#domain/exchange/accessibility/accessibility.server.ts';
import { StatementContact } from '#domain/exchange/public-setting/public-setting.ts';
import * as settings from '#domain/exchange/public-setting/public-setting.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

export const load = async ({ locals: { actor }, url }) => ({
	...(await accessibility.overview(actor)),
	setting: await settings.get(actor),
	changed: url.searchParams.get('change'),
	today: today(),
});

const saved = {
	then(_: unknown, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key: 'common.saved' });
		return url.pathname;
	},
};

export const actions = {
	statement: form(StatementContact, settings.setStatement, saved),
	addGap: form(GapDraft, accessibility.addGap, saved),
	amendGap: form(GapChange, accessibility.amendGap, saved),
	mend: form(GapRepair, (actor, { id }) => accessibility.mend(actor, id, today()), saved),
	unmend: form(GapRepair, (actor, { id }) => accessibility.unmend(actor, id), saved),
	assess: form(AssessmentDraft, accessibility.assess, saved),
};
