/**
 * Somebody types, or opens a box, before the page's script has taken over; taking over would set fields and boxes back
 * to what the server sent. What was typed and opened is remembered until then, and put back.
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

/** Boxes as their reader wants them: open or shut. */
const boxes = new Map<HTMLDetailsElement, boolean>();

/** A press of the summary, by mouse or key, comes before the box has turned. */
function followBox(event: Event): void {
	const summary = event.target instanceof Element ? event.target.closest('summary') : null;
	const box = summary?.parentElement;
	if (box instanceof HTMLDetailsElement) boxes.set(box, !box.open);
}

/** Called as soon as any script runs. */
export function rememberEarlyTyping(): void {
	for (const field of document.querySelectorAll('input, textarea, select'))
		if (isTyped(field) && differs(field)) remember(field);
	for (const box of document.querySelectorAll('details')) boxes.set(box, box.open);
	document.addEventListener('input', follow, true);
	document.addEventListener('click', followBox, true);
}

/** Called once the page has been taken over. */
export function restoreEarlyTyping(): void {
	document.removeEventListener('input', follow, true);
	document.removeEventListener('click', followBox, true);
	for (const [box, isOpen] of boxes) if (box.isConnected && box.open !== isOpen) box.open = isOpen;
	boxes.clear();
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
