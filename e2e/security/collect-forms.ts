import type { AccessRole } from '../../web/src/platform/permission/permissions.ts';
import { at } from '../product.ts';
import { formsOf, type PageForm } from './forms.ts';
import { routes } from './routes.ts';
import { each, get, send, type Town } from './town.ts';

export interface TownForm extends PageForm {
	role: AccessRole;
	route: string;
}

const editors = ['administrator', 'director', 'coordinator'] as const;
/** Their forms need no session, or end it. */
const apart = ['/[tenant]/sign-in', '/[tenant]/sign-out'];

/** Every form of every page of a municipality, each once, with a role that is shown it. */
export async function collectForms(town: Town): Promise<TownForm[]> {
	const found = new Map<string, TownForm>();
	const pages = routes.filter(
		({ id, isPage }) => isPage && id.startsWith('/[tenant]') && !apart.includes(id),
	);
	await each(pages, async (route) => {
		for (const role of editors) {
			const path = town.path(route);
			const html = await (await get(path, town.cookies[role])).text();
			for (const form of formsOf(html, at(path))) {
				const name = `${form.action} ${form.fields.map(({ name: field, value }) => `${field} ${value}`).join()}`;
				const shown = name.replaceAll(/\bkey [\w-]+/g, 'key');
				if (!found.has(shown)) found.set(shown, { ...form, role, route: route.id });
			}
		}
	});
	return [...found.values()];
}

/** Sends a form by a person of its role; another form sent at the same time may have ended the session meanwhile. */
export async function submit(
	town: Town,
	form: TownForm,
	body: URLSearchParams,
	action = form.action,
	headers: Record<string, string> = {},
): Promise<Response> {
	for (let left = 4; ; left--) {
		const answer = await send(action, await town.session(form.role), body, headers);
		if (left === 0 || ![401, 403].includes(answer.status)) return answer;
		await answer.arrayBuffer();
	}
}
