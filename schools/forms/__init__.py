"""What must be told to hire somebody, to add what is known of them, to give them a role or an account?"""
