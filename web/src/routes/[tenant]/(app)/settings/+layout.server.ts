import { takeFlash } from '#ui/feedback/flash.ts';

export const load = ({ cookies, locals }) => ({
	flash: takeFlash(cookies),
	canManage: locals.actor.may('organisation.manage'),
});
