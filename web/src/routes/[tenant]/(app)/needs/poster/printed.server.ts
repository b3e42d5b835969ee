import type { ServiceUnit } from '#domain/organisation/service-unit/service-unit.ts';
import { shortCode } from '#domain/organisation/service-unit/short-code.server.ts';
import type { PrintedUnit } from './printed.ts';

export function printedUnit(
	{ id, name, linkToken }: Pick<ServiceUnit, 'id' | 'name' | 'linkToken'>,
	{ origin, slug }: { origin: string; slug: string },
): PrintedUnit {
	const host = origin.replace(/^https?:\/\//, '');
	return {
		id,
		name,
		link: `${origin}/${slug}/say/${linkToken}`,
		short: `${host}/${slug}/s/${shortCode(linkToken)}`,
	};
}
