import { CaseDraft } from '#domain/governance/post-case/post-case.ts';
import * as cases from '#domain/governance/post-case/post-case.server.ts';
import * as bodies from '#domain/governance/body/body.server.ts';
import * as positions from '#domain/organisation/position/position.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash } from '#ui/feedback/flash.ts';

/** The first year whose budget can still take it in: its frame is given in June of the year before. */
const paidFrom = (day: string) => `${Number(day.slice(0, 4)) + (day.slice(5, 7) <= '05' ? 1 : 2)}-01-01`;

export const load = async ({ locals: { actor }, url }) => {
	const day = today();
	const [rows, posts, all] = await Promise.all([
		cases.list(actor, day),
		positions.list(actor),
		bodies.list(actor, day),
	]);
	const option = ({ id, title }: { id: string; title: string }) => ({ value: id, label: title });
	const lasting = posts.filter(({ validTo }) => validTo === null || validTo >= day);
	const chosen = lasting.find(({ id }) => id === url.searchParams.get('post')) ?? null;
	const own = all.filter(({ retiredAt }) => retiredAt === null);
	return {
		rows,
		day,
		chosen: chosen && { id: chosen.id, title: chosen.title },
		startsOn: paidFrom(day),
		posts: lasting.filter(({ tenure, validTo }) => tenure === 'fixed_term' || validTo !== null).map(option),
		owners: lasting.map(option),
		bodies: own.map(({ id, name }) => ({ value: id, label: name })),
		bodyId: own.find(({ serviceAreaId, kind }) => serviceAreaId === chosen?.serviceAreaId && kind !== 'other')
			?.id,
		mayManage: actor.may('post_case.manage'),
	};
};

export const actions = {
	begin: form(CaseDraft, (actor, draft) => cases.begin(actor, draft), {
		then(id, { cookies, url }) {
			setFlash(cookies, { key: 'case.justBegun' });
			return `${url.pathname}/${id}`;
		},
	}),
};
