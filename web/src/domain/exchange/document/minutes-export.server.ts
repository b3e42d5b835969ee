import { meetingNumber } from '#domain/governance/meeting/meeting.ts';
import * as meetings from '#domain/governance/meeting/meeting.server.ts';
import * as records from '#domain/governance/meeting/record.server.ts';
import * as tenants from '#domain/organisation/tenant/tenant.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { defaultLocale, type Locale } from '#platform/locale/locale.ts';
import { refuse } from '#platform/refusal.ts';
import * as documents from './document.server.ts';
import { fileName } from './document.ts';

/** Grows when a field changes its meaning or goes; new fields may come without. */
const FORMAT = 'luotsi-minutes/1';

/** What a case system needs to take the minutes in: their facts, each decision, and the file by its sum. */
export async function minutesExport(actor: Actor, meetingId: string, root: string) {
	const meeting = await meetings.get(actor, meetingId);
	if (meeting.state !== 'signed') refuse('minutes_not_signed');
	const [{ record, textHash, signatures, signedOffOn }, municipality] = await Promise.all([
		records.get(actor, meetingId),
		tenants.get(actor),
	]);
	const language = (municipality.locale ?? defaultLocale) as Locale;
	const asked = { subject: 'minutes', id: meetingId, language } as const;
	const format = documents.formatsHere().includes('pdf') ? 'pdf' : 'docx';
	const file = await documents.file(actor, { ...asked, format });
	const { items, ...facts } = record;
	const content = {
		format: FORMAT,
		id: meetingId,
		type: 'minutes',
		language,
		municipality: municipality.name,
		organ: record.body,
		meeting: { ...facts, number: meetingNumber(record), id: meetingId },
		signatures: signatures.map(({ office, name, signedOn }) => ({ office, name, signedOn })),
		signedOffOn,
		textHash: { algorithm: 'sha-256', value: textHash },
		matters: items.map(({ decision, ...item }) => ({
			...item,
			decision: decision && { ...decision, organ: record.body, section: `§ ${decision.section}` },
		})),
		files: [
			{
				name: file.name,
				format: format === 'pdf' ? 'application/pdf; profile=PDF/A-2a' : format,
				sha256: file.sha256,
				href: `${root}/year/meetings/${meetingId}/document.${format}?language=${language}`,
			},
		],
	};
	return { name: fileName(file.name.replace(/\.\w+$/, ''), 'html').replace(/html$/, 'json'), content };
}
