import type { SettingField, Settings } from './connector.ts';
import { refusalFrom, refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { isHost } from './target.ts';

/** Checks filled-in settings against their fields; unknown keys are left out, the first fault is refused. */
export function checkSettings(
	fields: readonly SettingField[],
	input: Readonly<Record<string, unknown>>,
): { ok: true; settings: Settings } | Refusal {
	try {
		const settings = new Map<string, string | number>();
		for (const field of fields) {
			const value = Object.hasOwn(input, field.key) ? input[field.key] : undefined;
			const checked = checkField(field, isBlank(value) ? field.initial : value);
			if (checked !== undefined) settings.set(field.key, checked);
		}
		return { ok: true, settings };
	} catch (error) {
		return refusalFrom(error);
	}
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function checkField(field: SettingField, value: unknown): string | number | undefined {
	const { key, kind, isRequired } = field;
	if (value === undefined) return isRequired ? refuse('bad_setting', { key, reason: 'missing' }) : undefined;
	if (kind === 'number') {
		const number = typeof value === 'string' ? Number(value) : value;
		if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number;
		return refuse('bad_setting', { key, reason: 'not_a_number' });
	}
	if (typeof value !== 'string' || value.length > 2000)
		return refuse('bad_setting', { key, reason: 'not_a_text' });
	if (kind === 'secret') return value;
	const text = value.trim();
	if (kind === 'address' && !/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
		refuse('bad_setting', { key, reason: 'not_an_address' });
	if (kind === 'host' && !isHost(text)) refuse('bad_setting', { key, reason: 'not_a_host' });
	if (kind === 'choice' && !field.options?.includes(text))
		refuse('bad_setting', { key, reason: 'not_an_option' });
	return text;
}
