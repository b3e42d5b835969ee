import * as demonstration from '#domain/exchange/demonstration/demonstration.server.ts';
import { tenantIdOf } from '#platform/tenant-address.server.ts';

/** For whoever starts the product with the demonstration; null when it is there already. */
export async function openDemonstration(
	password: string,
): Promise<{ email: string; address: string } | null> {
	if (await tenantIdOf(demonstration.ADDRESS)) return null;
	const { email } = await demonstration.found(password);
	return { email, address: demonstration.ADDRESS };
}
