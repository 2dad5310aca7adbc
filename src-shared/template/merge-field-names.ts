/** The merge fields that every contact has; a custom field of the same name is hidden by them. */
export const builtInFields = ['first_name', 'last_name', 'full_name', 'email', 'phone'] as const;
