import { rememberEarlyTyping } from '#ui/form/early-typing.ts';

rememberEarlyTyping();
