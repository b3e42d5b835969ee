import { redirect } from '@sveltejs/kit';
import { listAddresses } from '#platform/tenant-address.server.ts';

export const load = async () => {
	const addresses = await listAddresses(200);
	if (addresses.length === 1) redirect(303, `/${addresses[0]!.slug}`);
	return { slugs: addresses.map(({ slug }) => slug) };
};
