import { dev } from '$app/env';
import { error, fail } from '@sveltejs/kit';
import type { FormState } from '../../../ui/form/form-state.ts';
import { setFlash, takeFlash } from '../../../ui/feedback/flash.ts';
import type { Actions, PageServerLoad } from './$types';

function onlyInDevelopment() {
	if (!dev) error(404);
}

export const load: PageServerLoad = ({ cookies }) => {
	onlyInDevelopment();
	return { flash: takeFlash(cookies) };
};

export const actions: Actions = {
	propose: async ({ request, cookies }) => {
		onlyInDevelopment();
		const form = await request.formData();
		const text = (name: string) => String(form.get(name) ?? '').trim();
		const problems = ['title', 'why', 'unit', 'urgency']
			.filter((field) => text(field) === '')
			.map((field) => ({ field, code: 'required' }));
		if (problems.length === 0) {
			setFlash(cookies, { key: 'common.saved' });
			return { saved: true };
		}
		const values = Object.fromEntries(
			[...new Set(form.keys())].map((name) => [
				name,
				form.getAll(name).filter((value) => typeof value === 'string'),
			]),
		);
		return fail(400, { form: 'propose', values, problems } satisfies FormState);
	},
	remove: () => onlyInDevelopment(),
};
