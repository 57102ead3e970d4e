package io.dueprocess.engine;

/** Whether the person at the keyboard has signed in lately. Where nobody can tell there is no such bean. */
public interface FreshSignIn {

    /** Throws {@link SignInAgain} when the current request's sign-in is too long ago, or nobody knows how long. */
    void require();
}
