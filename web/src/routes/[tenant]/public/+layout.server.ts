import * as tenants from '#domain/organisation/tenant/tenant.server.ts';

export const load = async ({ locals, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, max-age=0' });
	const { locale, contact } = await tenants.get(locals.actor);
	// Plans and sentences are written in the municipality's language, whatever the page's language is.
	return { written: locale === locals.locale ? undefined : locale, contact };
};
