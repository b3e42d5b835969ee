import * as v from 'valibot';
import { OptionalId, Version } from '../../organisation/tenant/tenant.ts';

export const licences = ['CC-BY-4.0', 'CC0-1.0', 'other'] as const;
export const conformances = ['full', 'partial', 'none'] as const;
export type Conformance = (typeof conformances)[number];

const addresses = {
	'CC-BY-4.0': 'https://creativecommons.org/licenses/by/4.0/',
	'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
} as const;

export interface PublicSetting {
	licence: (typeof licences)[number];
	licenceName: string;
	licenceUrl: string;
	feedbackPositionId: string | null;
	conformance: Conformance;
	contactUnit: string;
	contactEmail: string;
	contactPhone: string;
	version: number;
}

export interface Licence {
	name: string;
	url: string;
}

export function licenceOf({ licence, licenceName, licenceUrl }: PublicSetting): Licence {
	if (licence === 'other') return { name: licenceName, url: licenceUrl };
	return { name: licence.replaceAll('-', ' '), url: addresses[licence] };
}

const Line = (most: number) => v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(most));

export const DataTerms = v.pipe(
	v.object({
		licence: v.picklist(licences),
		licenceName: Line(120),
		licenceUrl: Line(500),
		feedbackPositionId: OptionalId,
		version: Version,
	}),
	v.forward(
		v.check(({ licence, licenceName }) => licence !== 'other' || licenceName !== '', 'non_empty'),
		['licenceName'],
	),
	v.forward(
		v.check(({ licence, licenceUrl }) => licence !== 'other' || /^https:\/\/\S+$/.test(licenceUrl), 'url'),
		['licenceUrl'],
	),
);
export type DataTerms = v.InferOutput<typeof DataTerms>;

export const StatementContact = v.object({
	conformance: v.picklist(conformances),
	contactUnit: Line(200),
	contactEmail: v.optional(
		v.union([v.literal(''), v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(254))]),
		'',
	),
	contactPhone: Line(40),
	version: Version,
});
export type StatementContact = v.InferOutput<typeof StatementContact>;
