import * as tenants from '#domain/organisation/tenant/tenant.server.ts';

export const load = async ({ locals, route, setHeaders }) => {
	// Anybody may keep a page, and asks each time whether it still holds. What one said oneself is nobody else's.
	if (!route.id.startsWith('/[tenant]/public/feedback')) setHeaders({ 'cache-control': 'public, max-age=0' });
	const { locale, contact } = await tenants.get(locals.actor);
	// Plans and sentences are written in the municipality's language, whatever the page's language is.
	return { written: locale === locals.locale ? undefined : locale, contact };
};
