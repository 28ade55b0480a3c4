/** Of the table of all products; the summary brings the first page along. */
export const rowsPerPage = 25;
