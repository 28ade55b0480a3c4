'use client';

import { type Role, roles } from '@/lib/sales/sale-line';
import type { FileColumn } from './column-roles';
import { DataTable } from './data-table';
import { roleWords } from './import-words';
import { Name } from './name';

interface Props {
  columns: readonly FileColumn[];
  onRole: (index: number, role: Role | null) => void;
}

export function ImportColumns({ columns, onRole }: Props) {
  const rows = columns.map((column, index) => ({ ...column, index }));
  const hasExamples = columns.some(({ example }) => example !== null);
  const example = { heading: 'As written', cell: (row: FileColumn) => <Name text={row.example ?? ''} /> };
  return (
    <section>
      <h3 className="mb-2 font-semibold text-lead">What the columns are</h3>
      <DataTable
        caption="What the columns are"
        columns={[
          { heading: 'Column in the file', cell: ({ header }) => <Name text={header} /> },
          {
            heading: 'What it is',
            cell: (row) => <RoleMenu column={row} onRole={(role) => onRole(row.index, role)} />,
          },
          ...(hasExamples ? [example] : []),
        ]}
        rows={rows}
        rowKey={({ index }) => String(index)}
      />
    </section>
  );
}

function RoleMenu({ column, onRole }: { column: FileColumn; onRole: (role: Role | null) => void }) {
  const { header, role, found } = column;
  if (header === '') return 'Not used, as it has no name';
  return (
    <>
      <select
        aria-label={`What "${header}" is`}
        className="control min-w-40"
        value={role ?? ''}
        onChange={({ target }) => onRole(roles.find((name) => name === target.value) ?? null)}
      >
        {/* What the file itself says of a column can be changed, but not ignored. */}
        <option value="" disabled={found !== null}>
          Not used
        </option>
        {roles.map((name) => (
          <option key={name} value={name}>
            {roleWords[name]}
          </option>
        ))}
      </select>
      {found?.isGuess && found.role === role && <span className="ml-2 text-muted">a guess</span>}
    </>
  );
}
