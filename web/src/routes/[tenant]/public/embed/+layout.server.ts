import * as tenants from '#domain/organisation/tenant/tenant.server.ts';

export const load = async ({ locals, setHeaders }) => {
	setHeaders({ 'cache-control': 'public, max-age=0' });
	const { locale } = await tenants.get(locals.actor);
	return { written: locale === locals.locale ? undefined : locale };
};
