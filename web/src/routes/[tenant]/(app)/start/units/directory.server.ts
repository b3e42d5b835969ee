import {
	checkSettings,
	kirjastohakemisto,
	type Branch,
	type Fetched,
	type BranchList,
} from '@luotsi/connectors';
import type { UnitKind } from '#domain/organisation/service-unit/service-unit.ts';
import type { DirectoryUnit } from '#domain/organisation/unit-batch/unit-batch.ts';
import type { Locale } from '#platform/locale/locale.ts';
import { runtime } from '#platform/runtime.server.ts';
import { today } from '#platform/today.ts';

/** What was found, or why nothing: `reason` is a code under `start.directory.`. */
export type Found =
	| { units: DirectoryUnit[]; reason: null }
	| { units: null; reason: 'unreachable' | 'nothing' | 'unreadable' };

const kinds: Record<Branch['kind'], UnitKind> = {
	main: 'main_library',
	branch: 'branch_library',
	mobile: 'mobile_library',
	other: 'other',
};

function unitOf(branch: Branch, locale: Locale): DirectoryUnit {
	const { address } = branch;
	const place = [address?.zipcode, address?.city].filter(Boolean).join(' ');
	const line = [address?.street, place].filter(Boolean).join(', ');
	return {
		directoryId: branch.directoryId,
		name: (branch.name[locale] ?? branch.name.fi).slice(0, 120),
		kind: kinds[branch.kind],
		address: line.slice(0, 200) || null,
		devices: branch.devices.slice(0, 100).map((device) => device.slice(0, 200)),
		openingHours: branch.hours.slice(0, 31).map(({ date, staffed, selfService }) => ({
			day: date,
			times: [
				...staffed.map((time) => ({ ...time, isStaffed: true })),
				...selfService.map((time) => ({ ...time, isStaffed: false })),
			]
				.toSorted((a, b) => (a.from < b.from ? -1 : 1))
				.slice(0, 20),
		})),
	};
}

const nothingThere = new Set(['nothing_found', 'not_found']);
const notUnderstood = new Set(['not_json', 'unknown_shape', 'wrong_type', 'bad_encoding']);

function foundIn(fetched: Fetched<BranchList>, locale: Locale): Found {
	if (!fetched.ok) {
		if (nothingThere.has(fetched.code)) return { units: null, reason: 'nothing' };
		return { units: null, reason: notUnderstood.has(fetched.code) ? 'unreadable' : 'unreachable' };
	}
	const units = fetched.found.branches
		.filter(({ name }) => name.fi.length >= 2)
		.map((branch) => unitOf(branch, locale));
	return units.length > 0 ? { units, reason: null } : { units: null, reason: 'nothing' };
}

/** Asks the library directory for a municipality's libraries; a reader waits, so not for long. */
export async function search(municipality: string, locale: Locale): Promise<Found> {
	const { env, log } = runtime();
	const settings = checkSettings(kirjastohakemisto.settings, {
		address: env.libraryDirectoryUrl,
		municipality,
	});
	if (!settings.ok) return { units: null, reason: 'nothing' };
	const reach = { allowPrivate: env.allowPrivateConnections, milliseconds: 8_000 };
	const fetched = await kirjastohakemisto.fetch(settings.settings, { today: today(), reach });
	if (!fetched.ok) log.info({ code: fetched.code, data: fetched.data }, 'library directory');
	return foundIn(fetched, locale);
}

/** Reads the directory's answer that somebody saved to a file. */
export async function readSaved(file: File, locale: Locale): Promise<Found> {
	let json: unknown;
	try {
		json = JSON.parse(await file.text());
	} catch {
		return { units: null, reason: 'unreadable' };
	}
	const read = kirjastohakemisto.fromFile?.(json);
	return read ? foundIn(read, locale) : { units: null, reason: 'unreadable' };
}
