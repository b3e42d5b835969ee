export interface Role {
	id: string;
	name: string;
	externalKey: string | null;
	version: number;
}
