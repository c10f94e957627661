/** Carries the client's address from our server to the session library; what a client sends under this name is dropped. */
export const ADDRESS_HEADER = 'x-desk-address';
