/**
 * Somebody types before the page's script has taken over; taking over would set the fields back to what the server
 * sent. What was typed is remembered until then, and put back.
 */
type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const remembered = new Map<Typed, string | boolean>();

const isTicked = (field: Typed): field is HTMLInputElement =>
	field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');

function isTyped(target: unknown): target is Typed {
	if (target instanceof HTMLInputElement) return !['file', 'hidden', 'submit'].includes(target.type);
	return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function differs(field: Typed): boolean {
	if (isTicked(field)) return field.checked !== field.defaultChecked;
	if (field instanceof HTMLSelectElement)
		return (
			[...field.options].some((option) => option.selected !== option.defaultSelected) &&
			field.selectedIndex > 0
		);
	return field.value !== field.defaultValue;
}

function remember(field: unknown): void {
	if (isTyped(field)) remembered.set(field, isTicked(field) ? field.checked : field.value);
}

function follow(event: Event): void {
	remember(event.target);
}

/** Called as soon as any script runs. */
export function rememberEarlyTyping(): void {
	for (const field of document.querySelectorAll('input, textarea, select'))
		if (isTyped(field) && differs(field)) remember(field);
	document.addEventListener('input', follow, true);
}

/** Called once the page has been taken over. */
export function restoreEarlyTyping(): void {
	document.removeEventListener('input', follow, true);
	for (const [field, typed] of remembered) {
		if (!field.isConnected) continue;
		const isKept = isTicked(field) ? field.checked === typed : field.value === typed;
		if (isKept) continue;
		if (isTicked(field)) field.checked = typed === true;
		else field.value = String(typed);
		field.dispatchEvent(new Event('input', { bubbles: true }));
	}
	remembered.clear();
}
