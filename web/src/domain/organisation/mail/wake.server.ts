/** Most acts are kept within this time; what is kept later is found by the minute's round. */
const SOON = 700;

const soon = new Map<string, NodeJS.Timeout>();
let deliver: ((tenantId: string) => void) | undefined;

/** Says who is told of new letters: the process that sends them. */
export function whenPosted(tell: ((tenantId: string) => void) | undefined): void {
	deliver = tell;
}

/** Letters of one moment are told of once. */
export function posted(tenantId: string): void {
	if (!deliver || soon.has(tenantId)) return;
	const timer = setTimeout(() => {
		soon.delete(tenantId);
		deliver?.(tenantId);
	}, SOON);
	timer.unref();
	soon.set(tenantId, timer);
}
