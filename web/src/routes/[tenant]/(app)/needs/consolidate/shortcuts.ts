/** One key for each command; each is also a button or a field of the page. */
export const shortcuts = {
	merge: 'm',
	different: 'e',
	part: 'p',
	wait: 'o',
	later: 'l',
	next: 'n',
	back: 'b',
	nextNeed: 'j',
	backNeed: 'k',
	take: 'x',
	stay: 's',
	title: 't',
	facts: 'f',
	undo: 'u',
	help: '?',
} as const;

export type Command = keyof typeof shortcuts;

const commandOf = new Map(
	Object.entries(shortcuts).map(([command, key]) => [key as string, command as Command]),
);

/** The command of a key press; none while one types, chooses from a list, or presses it with another key. */
export function commandIn(press: KeyboardEvent): Command | null {
	if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing || press.repeat) return null;
	return isTyping(press.target) ? null : (commandOf.get(press.key.toLowerCase()) ?? null);
}

function isTyping(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	if (target instanceof HTMLInputElement)
		return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
	return target.isContentEditable || target.matches('textarea, select, dialog, dialog *');
}

const SETTING = 'consolidate-keys';

/** Single keys disturb some who speak or whose hands tremble: they can be switched off for good (WCAG 2.1.4). */
export function areKeysOn(): boolean {
	return localStorage.getItem(SETTING) !== 'off';
}

export function keepKeys(isOn: boolean): void {
	if (isOn) localStorage.removeItem(SETTING);
	else localStorage.setItem(SETTING, 'off');
}
